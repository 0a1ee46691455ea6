package dev.mfacore.tck.gallery.authing;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;

/** Correct clients of different design: none of them may fail. */
public enum CorrectAuthing implements Specimen {
    /** A connection for each request, read byte by byte. */
    CLIENT_ON_SOCKETS {
        @Override
        Exchanger exchanger(TckEnvironment env) {
            return new SocketExchanger(env.authing());
        }
    },
    /** The JDK's client with connections that are kept. */
    CLIENT_OF_THE_JDK {
        @Override
        Exchanger exchanger(TckEnvironment env) {
            return new JdkExchanger(env.authing());
        }
    };

    abstract Exchanger exchanger(TckEnvironment env);

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName())
                .authingClient(new HttpAuthing(exchanger(env), env.clock()))
                .supports(Capability.AUTHING_TRUST);
    }
}

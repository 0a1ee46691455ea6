package dev.mfacore.tck.gallery.service;

import dev.mfacore.MfaPolicy;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserNotifier;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.DeliveredCodes;
import dev.mfacore.tck.EngineParts;
import dev.mfacore.tck.ServiceUnderTest;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.drive.KitRegister;
import dev.mfacore.tck.gallery.Specimen;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Right services, in different assemblies and under different rules. */
public enum CorrectEngine implements Specimen {
    /** Out of the kit's parts. */
    KIT_PARTS {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named(reportName()).engine(Engines::correct);
        }
    },
    /** With parts of its own, several nodes on one store. */
    OWN_PARTS {
        @Override
        public Adapter adapter(TckEnvironment env) {
            DeliveredCodes codes = new DeliveredCodes();
            return Adapter.named(reportName())
                    .service(Engines.correct(parts(env, codes, MfaPolicy.defaults())), codes)
                    .supports(Capability.SEVERAL_NODES, Capability.SURVIVES_RESTART);
        }
    },
    /** Under stricter rules, in one process only. */
    STRICT_RULES {
        @Override
        public Adapter adapter(TckEnvironment env) {
            MfaPolicy policy = MfaPolicy.builder()
                    .totpWindow(0, 0)
                    .totpDigits(8)
                    .totpAlgorithm(dev.mfacore.otp.OtpAlgorithm.SHA256)
                    .codeDigits(8)
                    .codeMaxFailures(3)
                    .lockAfter(3)
                    .tokenLife(java.time.Duration.ofMinutes(4))
                    .hardCap(20)
                    .oneRecoveryCode(true)
                    .build();
            DeliveredCodes codes = new DeliveredCodes();
            return Adapter.named(reportName())
                    .service(ServiceUnderTest.of(Engines.correct(parts(env, codes, policy)), codes)
                            .policy(policy));
        }
    },
    /** Under the loosest rules. */
    LOOSE_RULES {
        @Override
        public Adapter adapter(TckEnvironment env) {
            MfaPolicy policy = MfaPolicy.builder()
                    .totpWindow(2, 1)
                    .totpPeriod(java.time.Duration.ofSeconds(60))
                    .totpDriftSteps(1)
                    .confirmCodeReuse(true)
                    .recoveryBurnsTotpWindow(false)
                    .secondFactorRequired(false)
                    .codeMaxFailures(10)
                    .tokenMaxFailures(20)
                    .tokenLife(java.time.Duration.ofMinutes(10))
                    .codeLife(java.time.Duration.ofMinutes(3))
                    .lockAfter(7)
                    .recoveryForm(dev.mfacore.RecoveryPolicy.Form.SHORT)
                    .recoveryCount(3)
                    .build();
            DeliveredCodes codes = new DeliveredCodes();
            return Adapter.named(reportName())
                    .service(ServiceUnderTest.of(Engines.correct(parts(env, codes, policy)), codes)
                            .policy(policy)
                            .without(Capability.CODE_AS_PROOF))
                    .supports(Capability.SEVERAL_NODES);
        }
    };

    private static final Map<String, AuthenticatorStore> STORES = new ConcurrentHashMap<>();

    static EngineParts parts(TckEnvironment env, DeliveredCodes codes, MfaPolicy policy) {
        AuthenticatorStore store = STORES.computeIfAbsent(env.namespace(), name -> new KitRegister());
        return new EngineParts(
                store, codes, UserDirectory.empty(), policy, env.clock(), MfaEventListener.none(), UserNotifier.none());
    }
}

package dev.mfacore.tck.gallery.code;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;

/** Classes that keep the rules. */
public enum CorrectCode implements Specimen {
    CODE_BY_THE_RULES;

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).code(CorrectCode.class.getPackageName() + ".right");
    }
}

package dev.mfacore.server.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that runs Node. {@code -DwithoutNode} leaves it out, as skipped, with this reason; a missing Node fails it. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.Condition.class)
public @interface NeedsNode {

    /** Reads the flag. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String flag = System.getProperty(NodeProject.FLAG, "false");
            return flag.equals("false")
                    ? ConditionEvaluationResult.enabled("Node is wanted")
                    : ConditionEvaluationResult.disabled(
                            "left out by -D" + NodeProject.FLAG + ": it runs Node and npm");
        }
    }
}

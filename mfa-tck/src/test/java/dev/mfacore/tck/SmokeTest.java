package dev.mfacore.tck;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public class SmokeTest extends MfaTck {
    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named("smoke").store(new AuthenticatorStore() {
            final Map<StoreKey, StoredState> map = new HashMap<>();
            long next = 1;

            @Override
            public Optional<StoredState> load(StoreKey key) {
                return Optional.ofNullable(map.get(key));
            }

            @Override
            public boolean save(StoreKey key, byte[] state, long expected) {
                StoredState is = map.get(key);
                if (!Boolean.getBoolean("smoke.broken") && (is == null ? 0 : is.version()) != expected) return false;
                map.put(key, new StoredState(state, next++));
                return true;
            }

            @Override
            public boolean delete(StoreKey key, long expected) {
                return false;
            }
        });
    }
}

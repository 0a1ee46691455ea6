package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A correct store: a table in a database in memory, each instance with a connection of its own, serialised. */
final class SqlStore implements AuthenticatorStore, KeyPaging, AutoCloseable {

    private static final String URL = "jdbc:h2:mem:gallery;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
    private static final int DUPLICATE_KEY = 23505;
    /** Data of tries that are over are of no use any more. */
    private static final int KEPT_NAMESPACES = 20;

    private static final Deque<String> NAMESPACES = new ArrayDeque<>();

    private final String namespace;
    private final Connection connection;

    SqlStore(String namespace) throws SQLException {
        this.namespace = namespace;
        this.connection = DriverManager.getConnection(URL, "sa", "");
        prepare();
    }

    private void prepare() throws SQLException {
        synchronized (NAMESPACES) {
            execute("create table if not exists register (namespace varchar(12), kind varchar(32), id varchar(254),"
                    + " version bigint not null, state blob not null, primary key (namespace, kind, id))");
            execute("create sequence if not exists versions");
            if (!NAMESPACES.contains(namespace)) {
                NAMESPACES.add(namespace);
            }
            if (NAMESPACES.size() > KEPT_NAMESPACES) {
                execute("delete from register where namespace = ?", NAMESPACES.remove());
            }
        }
    }

    @Override
    public synchronized Optional<StoredState> load(StoreKey key) {
        try (PreparedStatement query = prepared(
                        "select state, version from register where namespace = ? and kind = ? and id = ?",
                        namespace,
                        key.kind(),
                        key.id());
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(new StoredState(rows.getBytes(1), rows.getLong(2))) : Optional.empty();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
        try {
            if (expectedVersion != ABSENT) {
                return execute(
                                "update register set state = ?, version = next value for versions"
                                        + " where namespace = ? and kind = ? and id = ? and version = ?",
                                state,
                                namespace,
                                key.kind(),
                                key.id(),
                                expectedVersion)
                        == 1;
            }
            return execute(
                            "insert into register (namespace, kind, id, version, state)"
                                    + " values (?, ?, ?, next value for versions, ?)",
                            namespace,
                            key.kind(),
                            key.id(),
                            state)
                    == 1;
        } catch (SQLException e) {
            if (e.getErrorCode() == DUPLICATE_KEY) {
                return false;
            }
            throw failed(e);
        }
    }

    @Override
    public synchronized boolean delete(StoreKey key, long expectedVersion) {
        try {
            return execute(
                            "delete from register where namespace = ? and kind = ? and id = ? and version = ?",
                            namespace,
                            key.kind(),
                            key.id(),
                            expectedVersion)
                    == 1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized List<StoreKey> keys(String kind, Optional<String> after, int limit) {
        try (PreparedStatement query = prepared(
                        "select id from register where namespace = ? and kind = ? and id > ? order by id limit ?",
                        namespace,
                        kind,
                        after.orElse(""),
                        limit);
                ResultSet rows = query.executeQuery()) {
            List<StoreKey> page = new ArrayList<>();
            while (rows.next()) {
                page.add(new StoreKey(kind, rows.getString(1)));
            }
            return page;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private int execute(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /** Without the cause, whose text may quote parameters. */
    private static StoreException failed(SQLException e) {
        return new StoreException("database failed, SQL state " + e.getSQLState());
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}

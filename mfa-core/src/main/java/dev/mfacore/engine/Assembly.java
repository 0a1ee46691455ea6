package dev.mfacore.engine;

import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaGateway;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaService;

/** Puts the engine together from its parts. Everything is made once and shared; nothing in it changes afterwards. */
public final class Assembly {

    final TransactionOpener opener;
    final AuthenticatorLister lister;
    final Associator associator;
    final Confirmer confirmer;
    final Unbinder unbinder;
    final TotpVerifier totp;
    final DeliveredCodeVerifier delivered;
    final RecoveryVerifier recovery;
    final BindableChecker bindable;
    final SendService sends;
    final RecoveryRegenerator regenerator;
    final LocalMfaAdmin admin;
    final TransactionInspector inspector;
    final UnattachedSender unattachedSender;

    /**
     * Puts an engine together.
     *
     * @param parts what it is made of
     */
    public Assembly(EngineParts parts) {
        MfaPolicy policy = parts.policy();
        int format = parts.stateFormat();
        Vault vault = new Vault(parts);
        EventBus events = new EventBus(parts.listeners());
        Registers registers = new Registers(parts.store(), parts.random());
        UserRegister users = new UserRegister(registers, parts, events, new Notices(parts, vault));
        RecipientIndex index = new RecipientIndex(parts.indexKeys());
        Claims claims = new Claims(registers, users, index, vault, format);
        Quotas quotas = new Quotas(registers, index, policy.sending(), format);
        RandomCodes random = new RandomCodes(parts.random());
        Tokens tokens = new Tokens(parts);
        TokenGate gate = new TokenGate(tokens, parts, events);
        Callers callers = new Callers(gate);
        FailureBook failures = new FailureBook(policy);
        TransactionVerifier transactions = new TransactionVerifier(users, gate, tokens, failures, policy);
        TotpMatcher matcher = new TotpMatcher(policy, vault);
        RecoveryBook book = new RecoveryBook(policy.recovery(), random);
        Recipients recipients = new Recipients(vault);
        Binder binder = new Binder(vault, recipients);
        Summaries summaries = new Summaries(vault);
        CodeSender sender = new CodeSender(users, quotas, vault, random, parts, events);
        recovery = new RecoveryVerifier(transactions, book, policy.recovery(), vault, matcher);
        ProofChecker proofs = new ProofChecker(policy, tokens, matcher, recovery, failures);
        Admission admission = new Admission(callers, proofs, policy);
        UnattachedCodes codes = new UnattachedCodes(registers, index, policy.codes(), format);
        UnattachedMatcher unattached = new UnattachedMatcher(codes, claims, policy);
        unattachedSender = new UnattachedSender(users, quotas, codes, random, parts, events);
        FirstSight firstSight = new FirstSight(parts.directory(), claims, binder, random, policy);
        opener = new TransactionOpener(users, tokens, summaries, firstSight, policy);
        lister = new AuthenticatorLister(users, callers, summaries);
        associator = new Associator(users, callers, admission, vault, random, book, sender, new Labels(parts), parts);
        confirmer = new Confirmer(
                users,
                callers,
                gate,
                admission,
                failures,
                matcher,
                vault,
                recipients,
                claims,
                binder,
                summaries,
                new PendingCodes(vault, unattached),
                policy);
        unbinder = new Unbinder(users, proofs, vault);
        totp = new TotpVerifier(transactions, matcher);
        delivered =
                new DeliveredCodeVerifier(transactions, recipients, vault, claims, unattached, binder, random, policy);
        bindable = new BindableChecker(users, gate, quotas, claims, policy, parts.clock());
        sends = new SendService(callers, sender, gate, recipients, policy);
        inspector = new TransactionInspector(users, gate);
        regenerator = new RecoveryRegenerator(users, proofs, book, vault, policy);
        admin = new LocalMfaAdmin(
                users,
                lister,
                summaries,
                vault,
                random,
                new Housekeeping(parts, registers, users, vault, claims, quotas, codes),
                policy);
    }

    /**
     * Returns the driving side.
     *
     * @return the service
     */
    public MfaService service() {
        return new LocalMfaService(this);
    }

    /**
     * Returns the operators' side.
     *
     * @return the administration
     */
    public MfaAdmin admin() {
        return admin;
    }

    /**
     * Returns the side of fronts that speak another protocol.
     *
     * @return the gateway
     */
    public MfaGateway gateway() {
        return new LocalMfaGateway(this);
    }
}

package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Balance;
import io.credits.ledger.Grant;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account has at an instant, with everything that time owes until then.
 *
 * @param account the account
 * @param at the instant
 * @param balance what remains of usable grants, pinned credits included [R6]
 * @param available what can be spent without the overdraft: balance minus held minus debt
 * @param held what is on hold
 * @param debt what is owed
 * @param grants the grants that make up the balance, in burn order
 */
public record AccountBalance(
        AccountId account,
        Instant at,
        Credits balance,
        Credits available,
        Credits held,
        Credits debt,
        List<Part> grants) {

    /**
     * Creates the view with a copy of the list.
     *
     * @param account the account
     * @param at the instant
     * @param balance what remains of usable grants, pinned credits included [R6]
     * @param available what can be spent without the overdraft: balance minus held minus debt
     * @param held what is on hold
     * @param debt what is owed
     * @param grants the grants that make up the balance, in burn order
     */
    public AccountBalance {
        grants = List.copyOf(grants);
    }

    /**
     * A grant's part of the balance.
     *
     * @param grant the grant's id
     * @param kind where its credits came from
     * @param remaining how many are left, held ones included
     * @param held how many are on hold
     * @param expiresAt when they are worth nothing, or null for never
     */
    public record Part(
            GrantId grant,
            GrantKind kind,
            Credits remaining,
            Credits held,
            @Nullable Instant expiresAt) {}

    /**
     * Shows a settled account.
     *
     * @param account the account with everything that time owes until the instant
     * @param at the instant
     * @return the view
     */
    public static AccountBalance of(Account account, Instant at) {
        Balance shown = account.balance(at);
        List<Part> parts = new ArrayList<>();
        for (Grant grant : account.grants()) {
            boolean counts = grant.isUsable(at) || grant.held().isPositive();
            if (counts && grant.remaining().isPositive()) {
                parts.add(new Part(grant.id(), grant.kind(), grant.remaining(), grant.held(), grant.expiresAt()));
            }
        }
        return new AccountBalance(
                account.id(), at, shown.balance(), shown.available(), shown.held(), shown.debt(), parts);
    }

    /**
     * Shows an account before it was opened.
     *
     * @param account the account
     * @param at an instant before its opening
     * @return a view of nothing
     */
    public static AccountBalance beforeOpening(AccountId account, Instant at) {
        return new AccountBalance(account, at, Credits.ZERO, Credits.ZERO, Credits.ZERO, Credits.ZERO, List.of());
    }
}

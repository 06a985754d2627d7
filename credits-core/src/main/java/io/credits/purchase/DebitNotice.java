package io.credits.purchase;

import java.time.Instant;
import org.joda.money.Money;

/**
 * That a buyer was told of the next debit of a standing purchase [R24].
 *
 * @param at when
 * @param amount what will be debited, tax included; another amount wants another notice
 */
public record DebitNotice(Instant at, Money amount) {}

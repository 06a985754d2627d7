/**
 * A web application that embeds the library the way a product's team would: the dashboard of a workspace's credits, the
 * three steps of a purchase, and the pages around them.
 *
 * <p>Start reading at {@link io.credits.examples.host.HostMain}, then {@code CreditsSetup}: the doors of the library as
 * Spring beans, about all that a host has to write. {@code CampaignSender} shows a business row and its credits in one
 * transaction; {@code WorkspaceAccess} that nobody reads or moves another workspace's credits; {@code ApiProblems} how
 * refusals become problem+json. What is made up for the demonstration stands in {@code .demo}, and the payment provider,
 * on a port of its own as if it were another company's, in {@code .gateway}.
 */
@NullMarked
package io.credits.examples.host;

import org.jspecify.annotations.NullMarked;

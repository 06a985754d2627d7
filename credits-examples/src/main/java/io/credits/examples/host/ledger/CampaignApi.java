package io.credits.examples.host.ledger;

import io.credits.examples.host.Workspace;
import io.credits.ledger.UsageEntry.Consumed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns: the host's own business, which costs credits. */
@RestController
class CampaignApi {

    private final CampaignSender sender;

    CampaignApi(CampaignSender sender) {
        this.sender = sender;
    }

    @PostMapping("/api/workspaces/{workspace}/campaigns")
    @ResponseStatus(HttpStatus.CREATED)
    Answer send(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, @RequestBody Question asked) {
        Consumed paid = sender.send(workspace, asked.id(), asked.channel(), asked.messages());
        return new Answer(
                asked.id(), paid.charged().toString(), paid.available().toString());
    }

    /** A campaign to be sent. */
    record Question(String id, String channel, int messages) {}

    /** What it cost, and what is left. */
    record Answer(String id, String charged, String available) {}
}

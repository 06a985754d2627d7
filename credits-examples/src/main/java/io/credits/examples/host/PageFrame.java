package io.credits.examples.host;

import io.credits.examples.host.demo.LiveUsage;
import io.credits.examples.host.gateway.SandboxProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;

/** What stands around every page: who is signed in, which workspace, and whether its credits run low. */
@ControllerAdvice(annotations = HostPage.class)
class PageFrame {

    private final Directory directory;
    private final Dashboards dashboards;
    private final LiveUsage live;
    private final SandboxProvider provider;

    PageFrame(Directory directory, Dashboards dashboards, LiveUsage live, SandboxProvider provider) {
        this.directory = directory;
        this.dashboards = dashboards;
        this.live = live;
        this.provider = provider;
    }

    @ModelAttribute
    void frame(
            Model model,
            @RequestAttribute(name = Member.ASKING, required = false) @Nullable Member member,
            @RequestAttribute(name = Workspace.REQUESTED, required = false) @Nullable Workspace workspace) {
        if (member != null) {
            model.addAttribute("member", member);
            model.addAttribute("members", directory.members());
            model.addAttribute("workspaces", directory.workspacesOf(member));
        }
        if (member != null && workspace != null) {
            model.addAttribute("space", workspace);
            model.addAttribute("owner", member.owns(workspace.id()));
            model.addAttribute("standing", dashboards.standing(workspace.account()));
            model.addAttribute("live", live.isOn());
            model.addAttribute("provider", provider.origin());
        }
    }
}

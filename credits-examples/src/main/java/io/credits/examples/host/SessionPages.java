package io.credits.examples.host;

import io.credits.examples.host.demo.LiveUsage;
import jakarta.servlet.http.HttpSession;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is signed in, and whether the demonstration goes on. A real host has its own way to sign in. */
@HostPage
class SessionPages {

    private final Directory directory;
    private final LiveUsage live;

    SessionPages(Directory directory, LiveUsage live) {
        this.directory = directory;
        this.live = live;
    }

    @PostMapping("/session")
    String signIn(@RequestParam String member, HttpSession session) {
        directory.member(member).ifPresent(known -> session.setAttribute(Directory.SIGNED_IN, known.id()));
        return "redirect:/";
    }

    @PostMapping("/w/{workspace}/live")
    String turn(@PathVariable String workspace, @RequestParam boolean on) {
        live.turn(on);
        return "redirect:/w/" + workspace;
    }
}

package io.credits.examples.host;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets nobody read or move credits of a workspace that is not theirs: every address with a workspace in it passes here
 * before a controller sees it. Reading takes any role, everything else that of an owner, and a request that changes
 * something must come from our own pages.
 */
final class WorkspaceAccess implements HandlerInterceptor {

    private final Directory directory;

    WorkspaceAccess(Directory directory) {
        this.directory = directory;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Member member = signedIn(request);
        request.setAttribute(Member.ASKING, member);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads) {
            requireOurOwnPage(request);
        }
        String id = workspaceId(request);
        if (id == null) {
            return true;
        }
        Role role =
                member.roleIn(id).orElseThrow(() -> new AccessDeniedException("You have no access to this workspace."));
        if (!reads && role != Role.OWNER) {
            throw new AccessDeniedException("Only an owner of the workspace may do this.");
        }
        request.setAttribute(Workspace.REQUESTED, directory.workspace(id).orElseThrow());
        return true;
    }

    private Member signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object id = session.getAttribute(Directory.SIGNED_IN);
        return id == null
                ? directory.welcomed()
                : directory.member(id).orElseThrow(() -> new AccessDeniedException("Please sign in again."));
    }

    /** A browser says where a changing request comes from; a program without a browser has no cookie to steal. */
    private static void requireOurOwnPage(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String self = request.getScheme() + "://" + request.getHeader("Host");
        if (origin != null && !origin.equals(self)) {
            throw new AccessDeniedException("This request does not come from our own page.");
        }
    }

    private static @Nullable String workspaceId(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map && map.get("workspace") instanceof String id ? id : null;
    }
}

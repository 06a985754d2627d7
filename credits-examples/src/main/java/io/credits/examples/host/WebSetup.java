package io.credits.examples.host;

import io.credits.examples.host.gateway.SandboxProvider;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What stands before every page: who may see it, and what a browser may load with it. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

    private final Directory directory;

    WebSetup(Directory directory) {
        this.directory = directory;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new WorkspaceAccess(directory))
                .excludePathPatterns("/hooks/**", "/webjars/**", "/assets/**", "/actuator/**", "/error");
    }

    /** Nothing is loaded from anywhere but here; the provider's page may be framed and may be sent to. */
    @Bean
    OncePerRequestFilter browserRules(SandboxProvider provider) {
        String policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self' "
                        + provider.origin() + "; form-action 'self' " + provider.origin();
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                response.setHeader("Content-Security-Policy", policy);
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("Referrer-Policy", "same-origin");
                chain.doFilter(request, response);
            }
        };
    }
}

package io.credits.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between a driver and its server that can be cut, slowed down, silenced or half closed. Safe for several threads.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int BUFFER = 8_192;

    private static final long NAP = 1_000_000;

    private final ServerSocket entrance;
    private final int target;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile long delayNanos;
    private volatile boolean silent;
    private volatile boolean answersSilent;
    private volatile boolean refusing;

    /**
     * Opens it on a port of its own.
     *
     * @param target the server's port on this machine
     */
    public TcpProxy(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        executor.submit(this::accept);
    }

    /** Where to connect to. */
    public int port() {
        return entrance.getLocalPort();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket near = entrance.accept();
                if (refusing) {
                    near.close();
                    continue;
                }
                Socket far = new Socket();
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1_000);
                // Else small packets wait for each other's acknowledgement, far longer than any delay that is asked
                // for.
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                Link link = new Link(near, far);
                // Taken before anybody can half close: a socket whose output is shut hands out no stream.
                InputStream fromNear = near.getInputStream();
                OutputStream toNear = near.getOutputStream();
                InputStream fromFar = far.getInputStream();
                OutputStream toFar = far.getOutputStream();
                links.add(link);
                executor.submit(() -> pump(link, fromNear, far, toFar, false));
                executor.submit(() -> pump(link, fromFar, near, toNear, true));
            } catch (IOException e) {
                // The entrance was closed, or the server is away: the driver sees a closed connection.
                LockSupport.parkNanos(NAP);
            }
        }
    }

    private void pump(Link link, InputStream in, Socket to, OutputStream out, boolean answers) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (delayNanos > 0) {
                    LockSupport.parkNanos(delayNanos);
                }
                while ((silent || (answers && answersSilent)) && links.contains(link)) {
                    LockSupport.parkNanos(NAP);
                }
                out.write(buffer, 0, read);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            cut(link);
        }
    }

    /** Closes all connections at once; new ones are accepted. */
    void cut() {
        links.forEach(this::cut);
    }

    private void cut(Link link) {
        links.remove(link);
        link.close();
    }

    /** Cuts all connections and accepts no new ones, or accepts them again. */
    void refuse(boolean now) {
        refusing = now;
        if (now) {
            cut();
        }
    }

    /** Lets every packet wait. */
    public void delay(long millis) {
        delayNanos = millis * 1_000_000;
    }

    /** Keeps what is sent in either direction, without closing anything, as a network that drops packets does. */
    void silence(boolean now) {
        silent = now;
    }

    /** Lets requests through and keeps the answers. */
    void silenceAnswers(boolean now) {
        answersSilent = now;
    }

    /** Ends the server's half of all connections: what the driver sends still arrives, no answer comes back. */
    void closeAnswers() {
        for (Link link : links) {
            try {
                link.near().shutdownOutput();
            } catch (IOException e) {
                cut(link);
            }
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        executor.shutdownNow();
    }

    /** One connection through the proxy. */
    private record Link(Socket near, Socket far) {
        void close() {
            for (Socket socket : new Socket[] {near, far}) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // It is closed one way or the other.
                }
            }
        }
    }
}

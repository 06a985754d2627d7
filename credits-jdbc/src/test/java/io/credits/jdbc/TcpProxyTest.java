package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The network of the tests, with a server behind it that is written here, so that it can be trusted elsewhere. */
@Timeout(60)
class TcpProxyTest {

    private static final int SHORT = 200;

    private ServerSocket server;
    private TcpProxy proxy;
    private Socket client;
    private Socket served;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = new TcpProxy(server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        served = server.accept();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        served.close();
        proxy.close();
        server.close();
    }

    private static void send(Socket from, int letter) throws IOException {
        from.getOutputStream().write(letter);
        from.getOutputStream().flush();
    }

    private static int receive(Socket at) throws IOException {
        return at.getInputStream().read();
    }

    @Test
    void shouldCarryBothWays() throws IOException {
        send(client, 'a');
        assertThat(receive(served)).isEqualTo('a');
        send(served, 'b');
        assertThat(receive(client)).isEqualTo('b');
    }

    @Test
    void shouldCutAndAcceptAnew() throws IOException {
        send(client, 'a');
        assertThat(receive(served)).isEqualTo('a');
        proxy.cut();
        assertThat(receive(served)).isNegative();
        assertThat(receive(client)).isNegative();
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket servedAgain = server.accept()) {
            send(again, 'c');
            assertThat(receive(servedAgain)).isEqualTo('c');
        }
    }

    @Test
    void shouldKeepWhatIsSentWhileSilent() throws IOException {
        proxy.silence(true);
        send(client, 'a');
        served.setSoTimeout(SHORT);
        assertThatThrownBy(() -> receive(served)).isInstanceOf(SocketTimeoutException.class);
        proxy.silence(false);
        served.setSoTimeout(0);
        assertThat(receive(served)).isEqualTo('a');
    }

    @Test
    void shouldKeepAnswersOnly() throws IOException {
        proxy.silenceAnswers(true);
        send(client, 'a');
        assertThat(receive(served)).isEqualTo('a');
        send(served, 'b');
        client.setSoTimeout(SHORT);
        assertThatThrownBy(() -> receive(client)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void shouldEndTheServersHalfOnly() throws IOException {
        send(client, 'a');
        assertThat(receive(served)).isEqualTo('a');
        proxy.closeAnswers();
        assertThat(receive(client)).isNegative();
        send(client, 'c');
        assertThat(receive(served)).isEqualTo('c');
    }

    @Test
    void shouldRefuseUntilTold() throws IOException {
        proxy.refuse(true);
        try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            assertThat(receive(refused)).isNegative();
        }
        proxy.refuse(false);
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket servedAgain = server.accept()) {
            send(again, 'c');
            assertThat(receive(servedAgain)).isEqualTo('c');
        }
    }
}

package io.energyiot.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LoopbackPeersTest {
  private static final int PEER = 0xB1C2;
  private static final int OWN = 0x5A3C;

  private static boolean isOwn(String end, int user) {
    String head =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid";
    return new LoopbackPeers(List.of(head, end), user)
        .isOwn(InetAddress.getLoopbackAddress(), PEER, OWN);
  }

  private static String end(String local, String remote, String state, int user) {
    return "   7: %s %s %s 00000000:00000000 00:00000000 00000000  %d        0 12345 1 0"
        .formatted(local, remote, state, user);
  }

  @Test
  void theUserOfTheOtherEndDecides() {
    String line = end("0100007F:B1C2", "0100007F:5A3C", "01", 1000);
    assertThat(isOwn(line, 1000)).isTrue();
    assertThat(isOwn(line, 1001)).isFalse();
  }

  @Test
  void anEndMayBeListedWithIpv6() {
    String line =
        end(
            "0000000000000000FFFF00000100007F:B1C2",
            "0000000000000000FFFF00000100007F:5A3C",
            "01",
            1000);
    assertThat(isOwn(line, 1000)).isTrue();
    assertThat(isOwn(line, 0)).isFalse();
  }

  @Test
  void anotherConnectionOrOneThatIsClosingIsNobodys() {
    assertThat(isOwn(end("0200007F:B1C2", "0100007F:5A3C", "01", 0), 0)).isFalse();
    assertThat(isOwn(end("0100007F:B1C3", "0100007F:5A3C", "01", 0), 0)).isFalse();
    assertThat(isOwn(end("0100007F:B1C2", "0100007F:5A3D", "01", 0), 0)).isFalse();
    assertThat(isOwn(end("0100007F:B1C2", "0100007F:5A3C", "06", 0), 0)).isFalse();
    assertThat(isOwn("", 0)).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aConnectionOfThisProcessIsOwn() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, here);
        Socket client = new Socket(here, server.getLocalPort());
        Socket taken = server.accept()) {
      LoopbackPeers now = LoopbackPeers.ofSystem();
      assertThat(now.isOwn(taken.getInetAddress(), taken.getPort(), server.getLocalPort()))
          .isTrue();
      LoopbackPeers ofAnother = new LoopbackPeers(now.ends(), now.user() + 1);
      assertThat(
              ofAnother.isOwn(taken.getInetAddress(), client.getLocalPort(), taken.getLocalPort()))
          .isFalse();
    }
  }
}

package io.energyiot.node;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The TCP connections of this machine as Linux lists them, each end with the user who has it. Where
 * there is no such list, nobody is known.
 *
 * @param ends the lines of {@code /proc/net/tcp} and {@code /proc/net/tcp6}, by proc(5)
 * @param user the number of the user who runs this process
 */
record LoopbackPeers(List<String> ends, int user) {
  private static final Path PROC = Path.of("/proc");

  /** An end that is closing may belong to nobody any more. */
  private static final String ESTABLISHED = "01";

  /** How IPv6 writes an address of IPv4. */
  private static final String MAPPED = "0000000000000000FFFF0000";

  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int USER = 7;

  /** Copies the list. */
  LoopbackPeers {
    ends = List.copyOf(ends);
  }

  /** The connections that there are now. */
  static LoopbackPeers ofSystem() {
    try {
      int user = (Integer) Files.getAttribute(PROC.resolve("self"), "unix:uid");
      List<String> ends = new ArrayList<>();
      for (String list : List.of("tcp", "tcp6")) {
        Path file = PROC.resolve("net").resolve(list);
        if (Files.exists(file)) {
          ends.addAll(Files.readAllLines(file));
        }
      }
      return new LoopbackPeers(ends, user);
    } catch (IOException e) {
      return new LoopbackPeers(List.of(), 0);
    }
  }

  /**
   * Whether the process at the other end of a connection is one of this process's user.
   *
   * @param peer the address of the other end, which is on this machine
   * @param port its port
   * @param ownPort the port of this end
   */
  boolean isOwn(InetAddress peer, int port, int ownPort) {
    String local = text(peer) + ":" + text(port);
    String remote = ":" + text(ownPort);
    for (String line : ends) {
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length > USER
          && (fields[LOCAL].equals(local) || fields[LOCAL].equals(MAPPED + local))
          && fields[REMOTE].endsWith(remote)
          && fields[STATE].equals(ESTABLISHED)) {
        return fields[USER].equals(Integer.toString(user));
      }
    }
    return false;
  }

  private static String text(int port) {
    return String.format(Locale.ROOT, "%04X", port);
  }

  /** Four bytes are one number, in this machine's order, which is the reverse on all we run on. */
  private static String text(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[(i & ~3) + 3 - (i & 3)];
    }
    return HexFormat.of().withUpperCase().formatHex(turned);
  }
}

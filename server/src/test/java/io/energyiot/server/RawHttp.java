package io.energyiot.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests as bytes, with headers and addresses that no client would send by itself. */
final class RawHttp {
  private RawHttp() {}

  /**
   * The answer's head and body.
   *
   * @param head the request line and headers but the last, {@code Connection}, with line ends
   */
  static String exchange(InetSocketAddress server, String head, String body) {
    return exchange(server.getHostString(), server, head, body);
  }

  /**
   * The same, sent from one of the addresses of this machine.
   *
   * @param from such as {@code 127.0.0.2}
   */
  static String exchange(String from, InetSocketAddress server, String head, String body) {
    try (Socket socket =
        new Socket(server.getAddress(), server.getPort(), InetAddress.getByName(from), 0)) {
      socket.setSoTimeout(20_000);
      String request = head + "Connection: close\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to a request without a body. */
  static String exchange(InetSocketAddress server, String methodAndPath) {
    return exchange(server, methodAndPath + " HTTP/1.1\r\nHost: localhost\r\n", "");
  }

  /** The status of an answer. */
  static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }
}

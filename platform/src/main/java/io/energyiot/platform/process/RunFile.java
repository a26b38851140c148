package io.energyiot.platform.process;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The record of a started process, by which it is found again.
 *
 * @param process which one
 * @param address where it answers: a host and a port, or a socket that is a file
 * @param since when it was started
 * @param certificate the PEM file with what it shows at that address; empty if it has no TLS
 */
public record RunFile(
    ProcessIdentity process, SocketAddress address, Instant since, Optional<Path> certificate) {

  /** A process without TLS. */
  public RunFile(ProcessIdentity process, SocketAddress address, Instant since) {
    this(process, address, since, Optional.empty());
  }

  /** What {@code file} says; empty if there is no such file or it is damaged. */
  public static Optional<RunFile> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties text = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      text.load(reader);
      ProcessIdentity process =
          new ProcessIdentity(
              Long.parseLong(text.getProperty("pid")), text.getProperty("birth", ""));
      Instant since = Instant.parse(text.getProperty("since", ""));
      return Optional.of(new RunFile(process, address(text), since, certificate(text)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> certificate(Properties text) {
    return Optional.ofNullable(text.getProperty("certificate")).map(Path::of);
  }

  private static SocketAddress address(Properties text) {
    String socket = text.getProperty("socket");
    return socket == null
        ? new InetSocketAddress(
            text.getProperty("host", ""), Integer.parseInt(text.getProperty("port")))
        : UnixDomainSocketAddress.of(socket);
  }

  /** The host and port where it answers; empty if that is a socket. */
  public Optional<InetSocketAddress> port() {
    return Optional.of(address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast);
  }

  /** Writes {@code file} whole or, if the machine stops meanwhile, not at all. */
  public void write(Path file) throws IOException {
    Properties text = new Properties();
    text.setProperty("pid", Long.toString(process.pid()));
    text.setProperty("birth", process.birth());
    if (address instanceof InetSocketAddress port) {
      text.setProperty("host", port.getHostString());
      text.setProperty("port", Integer.toString(port.getPort()));
    } else {
      text.setProperty("socket", address.toString());
    }
    text.setProperty("since", since.toString());
    certificate.ifPresent(pem -> text.setProperty("certificate", pem.toString()));
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      text.store(writer, null);
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}

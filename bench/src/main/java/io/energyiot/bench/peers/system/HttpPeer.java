package io.energyiot.bench.peers.system;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.probe.HttpProbe;
import io.energyiot.platform.process.LogExcerpt;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server that is a child process and takes SQL over HTTP at a loopback port. */
final class HttpPeer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(30);
  private static final int STOP_SECONDS = 60;
  private static final int PAUSE_MILLIS = 50;

  private final String name;
  private final Process process;
  private final InetSocketAddress address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpPeer(String name, Process process, InetSocketAddress address) {
    this.name = name;
    this.process = process;
    this.address = address;
  }

  /** How to start the process of a server. */
  interface Launch {
    /** Starts it. */
    Process start() throws IOException;
  }

  /** A loopback address whose port is free, the same each time for a name in a folder. */
  static InetSocketAddress address(Path folder, String name) {
    return Ports.of(new DataFolder(folder)).address(name);
  }

  /**
   * Starts a server and returns when it answers.
   *
   * @param path answered with 200 by a server that is ready
   * @param log what the process prints
   * @throws BenchException with the end of the log
   */
  static HttpPeer start(
      String name, Launch launch, InetSocketAddress address, String path, Path log) {
    HttpPeer peer;
    try {
      peer = new HttpPeer(name, launch.start(), address);
    } catch (IOException e) {
      throw new BenchException(name + " can't be started", e);
    }
    try {
      peer.awaitAnswer(new HttpProbe(path), log);
      return peer;
    } catch (BenchException e) {
      peer.close();
      throw e;
    }
  }

  private void awaitAnswer(HttpProbe probe, Path log) {
    long began = System.nanoTime();
    while (!probe.answers(address)) {
      boolean late = System.nanoTime() - began > START_LIMIT.toNanos();
      if (late || ended(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        String said = String.join("\n  ", LogExcerpt.ofAll(log).end());
        throw new BenchException(
            name + (late ? " does not answer" : " ended at its start") + ":\n  " + said);
      }
    }
  }

  private boolean ended(int time, TimeUnit unit) {
    try {
      return process.waitFor(time, unit);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  /**
   * Posts {@code body} to {@code path}, and returns the answer.
   *
   * @throws BenchException with what the server says if it refuses
   */
  byte[] post(String path, BodyPublisher body, String contentType) {
    return send(request(path).header("Content-Type", contentType).POST(body).build());
  }

  /** Asks for {@code path}, and returns the answer. */
  byte[] get(String path) {
    return send(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    URI uri = URI.create("http://" + address.getHostString() + ":" + address.getPort() + path);
    return HttpRequest.newBuilder(uri).timeout(ANSWER_LIMIT);
  }

  private byte[] send(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 400) {
        throw new BenchException(
            name + " refuses: " + new String(answer.body(), StandardCharsets.UTF_8).strip());
      }
      return answer.body();
    } catch (IOException e) {
      throw new BenchException(name + " does not answer", e);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  /** Text as it may stand in a query string. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Asks the server to end, and ends it if it does not. */
  @Override
  public void close() {
    process.destroy();
    if (!ended(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}

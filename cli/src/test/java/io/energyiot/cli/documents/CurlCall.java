package io.energyiot.cli.documents;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A call of {@code curl} with the few options that documents use. */
final class CurlCall {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private CurlCall() {}

  /**
   * Sends what the command sends.
   *
   * @param words of the command, {@code curl} included
   * @param address gives the address to ask in place of the documented one
   * @param folder that has the files named by {@code @FILE}
   */
  static HttpResponse<String> send(List<String> words, UnaryOperator<String> address, Path folder)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    String method = "GET";
    BodyPublisher body = BodyPublishers.noBody();
    for (int i = 1; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-X" -> method = words.get(++i);
        case "-H" -> {
          String[] header = words.get(++i).split(": ", 2);
          request.header(header[0], header[1]);
        }
        case "-d" -> body = BodyPublishers.ofString(words.get(++i));
        case "--data-binary" ->
            body = BodyPublishers.ofFile(folder.resolve(words.get(++i).substring(1)));
        default -> request.uri(URI.create(address.apply(words.get(i))));
      }
    }
    return CLIENT.send(request.method(method, body).build(), BodyHandlers.ofString());
  }
}

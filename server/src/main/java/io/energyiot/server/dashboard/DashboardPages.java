package io.energyiot.server.dashboard;

import io.energyiot.server.access.AccessGate;
import io.energyiot.server.access.Operations;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers with the files of the module {@code dashboard}, which are open to everybody. They run
 * only scripts of this server, ask nobody else, and can't be framed.
 */
@ApplicationScoped
public class DashboardPages {
  private static final int AFTER_ADDRESSES = 800;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Map<String, DashboardFile> files = new ConcurrentHashMap<>();

  void register(@Observes Filters filters) {
    filters.register(this::answer, AFTER_ADDRESSES);
  }

  private void answer(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (AccessGate.operation(routing) == null && Operations.isPage(request.path())) {
      find(request.path())
          .ifPresentOrElse(
              file -> send(routing, file), () -> routing.response().setStatusCode(404).end());
    } else {
      routing.next();
    }
  }

  private Optional<DashboardFile> find(String path) {
    String name = path.startsWith("/dashboard/") ? path : "/dashboard/index.html";
    DashboardFile known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<DashboardFile> read = DashboardFile.read(name);
    read.ifPresent(file -> files.put(name, file));
    return read;
  }

  private static void send(RoutingContext routing, DashboardFile file) {
    HttpServerRequest request = routing.request();
    HttpServerResponse response = routing.response();
    response.putHeader("Content-Security-Policy", POLICY);
    response.putHeader("Referrer-Policy", "no-referrer");
    response.putHeader("Cache-Control", "no-cache"); // asks again, and gets 304
    response.putHeader("ETag", file.tag());
    response.putHeader("Vary", "Accept-Encoding");
    if (file.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", file.type());
    boolean packed = takesGzip(request);
    response.putHeader("Content-Encoding", packed ? "gzip" : "identity");
    if (request.method().name().equals("HEAD")) {
      response.end();
    } else {
      response.end(packed ? file.packed() : file.plain());
    }
  }

  private static boolean takesGzip(HttpServerRequest request) {
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
  }
}

package io.energyiot.server.devices;

import io.energyiot.query.device.DeviceMatches;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** A page of devices as an answer, which names the next one in its body and by RFC 8288. */
final class PageAnswer {
  private PageAnswer() {}

  /**
   * @param asked the question that the cursor holds for
   * @param request whose address the next page has, but for the cursor
   */
  static Response of(DeviceMatches page, Object asked, UriInfo request, ZoneId zone) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "devices", page.devices().stream().map(each -> DeviceDocument.of(each, zone)).toList());
    Response.ResponseBuilder answer = Response.ok(body);
    page.next()
        .map(place -> place.cursor(asked))
        .ifPresent(
            cursor -> {
              body.put("next_cursor", cursor);
              String next =
                  request
                      .getRequestUriBuilder()
                      .replaceQueryParam("cursor", cursor)
                      .build()
                      .toASCIIString();
              answer.header("Link", "<" + next + ">; rel=\"next\"");
            });
    return answer.build();
  }
}

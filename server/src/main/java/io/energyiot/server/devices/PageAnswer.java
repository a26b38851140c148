package io.energyiot.server.devices;

import io.energyiot.model.device.Device;
import io.energyiot.query.device.DeviceMatches;
import io.energyiot.server.audit.AuditedRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Makes the answer for a page of devices. It names the next page in its body and in {@code Link}
 * (RFC 8288).
 */
final class PageAnswer {
  private PageAnswer() {}

  /**
   * Returns the answer.
   *
   * @param asked the question, for which alone the cursor is valid
   * @param routing the request, whose audit is told of the devices
   * @param request the same, whose address the next page has except for the cursor
   */
  static Response of(
      DeviceMatches page, Object asked, RoutingContext routing, UriInfo request, ZoneId zone) {
    AuditedRequest.of(routing).devices(page.devices().stream().map(Device::deviceId).toList());
    List<DeviceBody> devices =
        page.devices().stream().map(each -> DeviceBody.of(each, zone)).toList();
    Optional<String> cursor = page.next().map(place -> place.cursor(asked));
    Response.ResponseBuilder answer = Response.ok(new DevicePageBody(devices, cursor.orElse(null)));
    cursor.ifPresent(next -> answer.header("Link", link(request, next)));
    return answer.build();
  }

  private static String link(UriInfo request, String cursor) {
    URI next = request.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
    return "<" + next.toASCIIString() + ">; rel=\"next\"";
  }
}

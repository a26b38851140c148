package io.energyiot.server.audit;

import io.energyiot.model.Reading;
import io.energyiot.model.access.Identity;
import io.energyiot.server.access.AccessGate;
import io.energyiot.server.access.Operation;
import io.energyiot.server.address.PathParts;
import io.energyiot.store.audit.AuditedDevices;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the audit is told of a request while it is being answered. Whoever answers says which
 * devices, range and readings it is about. For one thread at a time.
 */
public final class AuditedRequest {
  /** Of a request that is not noted; takes everything and keeps nothing. */
  public static final AuditedRequest UNHEARD = new AuditedRequest(null, null, null);

  private static final String KEPT = AuditedRequest.class.getName();

  /** So many ids are kept as they are, to be put together with those of like requests. */
  private static final int FEW = 1_000;

  private final Identity identity;
  private final String address;
  private final Operation operation;
  private final List<String> ids = new ArrayList<>(1);
  private AuditedDevices many;
  private String target;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private long readings;
  private boolean noted;

  AuditedRequest(Identity identity, String address, Operation operation) {
    this.identity = identity;
    this.address = address;
    this.operation = operation;
  }

  /** Begins for a request that has come to the gate. */
  static AuditedRequest begin(RoutingContext routing) {
    AuditedRequest request =
        new AuditedRequest(
            AccessGate.identity(routing),
            routing.request().remoteAddress().hostAddress(),
            AccessGate.operation(routing));
    List<String> parts = PathParts.of(routing);
    request.device(request.operation.device(parts));
    request.target(request.operation.target(parts));
    routing.put(KEPT, request);
    return request;
  }

  /**
   * Returns that of a request, {@link #UNHEARD} if it is not noted.
   *
   * @param routing null if there is no request
   */
  public static AuditedRequest of(RoutingContext routing) {
    AuditedRequest kept = routing == null ? null : routing.get(KEPT);
    return kept == null ? UNHEARD : kept;
  }

  private boolean isHeard() {
    return operation != null;
  }

  /** Says that it is about a device; nothing if that is null. */
  public void device(String id) {
    if (isHeard() && id != null && (ids.isEmpty() || !id.equals(ids.get(ids.size() - 1)))) {
      ids.add(id);
    }
  }

  /** Says that it is about devices. */
  public void devices(Collection<String> more) {
    if (isHeard()) {
      ids.addAll(more);
    }
  }

  /** Says that it has these readings for the system. */
  public void sent(List<Reading> sent) {
    if (isHeard()) {
      sent.forEach(each -> device(each.series().deviceId()));
      readings += sent.size();
    }
  }

  /**
   * Says that it asks for a range.
   *
   * @param start milliseconds since 1970-01-01T00:00:00Z
   * @param end in the same unit
   */
  public void range(long start, long end) {
    if (isHeard()) {
      from = start;
      to = end;
    }
  }

  /** Says that more readings were told, or sent. */
  public void readings(long more) {
    if (isHeard()) {
      readings += more;
    }
  }

  /** Says what it is about if that is no device. */
  public void target(String text) {
    if (isHeard() && text != null) {
      target = text;
    }
  }

  /**
   * Counts the devices if they are many, on the thread that has found them. Nothing may be said of
   * devices afterwards.
   */
  public void settle() {
    if (ids.size() > FEW) {
      many = AuditedDevices.of(ids);
      ids.clear();
    }
  }

  /** Returns true the first time. */
  boolean note() {
    boolean first = !noted;
    noted = true;
    return first;
  }

  /** Returns whether it changes something by itself, so that its entry comes before its answer. */
  boolean isChange() {
    return AuditedOperations.isChange(operation);
  }

  AuditKey key(int result) {
    String path = operation.method() + " " + operation.path();
    return new AuditKey(identity.subject(), identity.keyId(), address, path, target, result);
  }

  /** Returns the ids; none if they are many. */
  List<String> ids() {
    return ids;
  }

  /** Returns the devices if they are many; null otherwise. */
  AuditedDevices many() {
    return many;
  }

  /** Returns the start of the range; the largest number if there is none. */
  long from() {
    return from;
  }

  /** Returns the end of the range; the smallest number if there is none. */
  long to() {
    return to;
  }

  long readings() {
    return readings;
  }
}

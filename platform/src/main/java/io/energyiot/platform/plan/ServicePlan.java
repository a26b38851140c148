package io.energyiot.platform.plan;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.service.Service;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one service is started in one data folder. */
public sealed interface ServicePlan
    permits CassandraPlan, KafkaPlan, SchemaRegistryPlan, ServerPlan, LoaderPlan {
  /** Which service. */
  Service service();

  /** Where it will answer. */
  SocketAddress address();

  /** The PEM file with the certificate that it will show there; empty if it has no TLS. */
  default Optional<Path> certificate() {
    return Optional.empty();
  }

  /** All addresses it will listen on; the keys say what to change for another port. */
  Map<String, InetSocketAddress> listens();

  /**
   * Fails if another process has one of its addresses. A remembered port is never replaced: its
   * owner may be a Cassandra of this folder that has lost its run file, and two of them would
   * destroy the data.
   *
   * @throws EnergyException with {@link ErrorCode#PORT_TAKEN}
   */
  default void requireFree() {
    listens()
        .forEach(
            (origin, address) -> {
              if (!Ports.free(address)) {
                throw new EnergyException(
                    ErrorCode.PORT_TAKEN,
                    text(address)
                        + " is taken by another process, or is not an address of this machine. End that"
                        + " process or choose another port: "
                        + origin);
              }
            });
  }

  /**
   * Fails if the service already runs, and at another address than the settings ask for. Only
   * services whose address a user sets check this.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_CONFLICTS}
   */
  default void requireSame(SocketAddress running) {}

  /** An address as settings and messages have it. */
  static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  /**
   * Writes its configuration.
   *
   * @return what follows {@code java} on its command line
   */
  List<String> configure();
}

package io.energyiot.platform;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** How one service is started in one data folder. */
sealed interface ServicePlan permits CassandraPlan, KafkaPlan, RegistryPlan, ServerPlan {
  /** Which service. */
  Service service();

  /** Where it will answer. */
  InetSocketAddress address();

  /** All addresses it will listen on, by what to change for another port. */
  Map<String, InetSocketAddress> listens();

  /**
   * Writes its configuration.
   *
   * @return what follows {@code java} on its command line
   */
  List<String> configure();
}

package io.energyiot.node;

import java.net.InetAddress;
import java.security.cert.Certificate;
import org.apache.cassandra.auth.IInternodeAuthenticator;
import org.apache.cassandra.config.DatabaseDescriptor;

/**
 * Takes connections at the port for nodes, where SSTables are streamed to, only from processes of
 * the user who runs this one. There are no other nodes. Whoever is taken there may read and write
 * everything, without a login.
 */
public final class OwnerConnections implements IInternodeAuthenticator {

  @Override
  public boolean authenticate(
      InetAddress peer, int port, Certificate[] shown, InternodeConnectionDirection direction) {
    return direction != InternodeConnectionDirection.INBOUND
        || LoopbackPeers.ofSystem().isOwn(peer, port, DatabaseDescriptor.getStoragePort());
  }

  @Override
  public void validateConfiguration() {}
}

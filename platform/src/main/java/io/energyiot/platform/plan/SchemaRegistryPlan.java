package io.energyiot.platform.plan;

import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.folder.StorePasswords;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An Apicurio Registry, which speaks the API of Confluent's as well. */
record SchemaRegistryPlan(Path jar, DataFolder folder, Jvm jvm) implements ServicePlan {
  private static final String CONFLUENT_API = "/apis/ccompat/v7";

  /** The base of its Confluent-compatible API, if it answers at {@code address}. */
  static String url(InetSocketAddress address) {
    return "http://" + address.getHostString() + ":" + address.getPort() + CONFLUENT_API;
  }

  @Override
  public Service service() {
    return Service.REGISTRY;
  }

  @Override
  public InetSocketAddress address() {
    return Ports.of(folder).address(Ports.REGISTRY_HTTP);
  }

  @Override
  public Map<String, InetSocketAddress> listens() {
    return Map.of(Ports.REGISTRY_HTTP + " in " + folder.portsFile(), address());
  }

  @Override
  public List<String> configure() {
    writeAccess();
    // It answers a few questions in its life: compiling them well would cost more than it gains.
    List<String> command = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvm.options());
    command.addAll(
        List.of(
            "-Dquarkus.http.host=" + address().getHostString(),
            "-Dquarkus.http.port=" + address().getPort(),
            "-Dapicurio.storage.kind=sql",
            "-Dapicurio.storage.sql.kind=h2",
            "-Dapicurio.datasource.url=" + database(),
            "-Dapicurio.datasource.jdbc.initial-size=1",
            "-Dapicurio.datasource.jdbc.min-size=1",
            "-Dapicurio.datasource.jdbc.max-size=10"));
    command.addAll(log());
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /**
   * Writes the password where it looks, in its working folder, and for {@code curl}. Only whether
   * it is ready may be asked without.
   */
  private void writeAccess() {
    StorePasswords credentials = new StorePasswords(folder);
    String password = credentials.password(service());
    folder.write(
        folder.of(service()).resolve("config").resolve("application.properties"),
        """
        quarkus.http.auth.basic=true
        quarkus.security.users.embedded.plain-text=true
        quarkus.security.users.embedded.users.%1$s=%2$s
        quarkus.security.users.embedded.roles.%1$s=sr-admin
        quarkus.http.auth.permission.open.paths=/health/*
        quarkus.http.auth.permission.open.policy=permit
        quarkus.http.auth.permission.all.paths=/*
        quarkus.http.auth.permission.all.policy=authenticated
        """
            .formatted(StorePasswords.USER, password));
    credentials.write("registry.curl", "user = %s:%s\n".formatted(StorePasswords.USER, password));
  }

  /**
   * The database, which writes a schema to its file before the schema registry tells its number. If
   * a crash erased a schema, records with its number could not be read, or would be read by another
   * schema.
   */
  private String database() {
    Path file = folder.of(service()).resolve("data").resolve("registry");
    if (file.toString().contains(";")) {
      throw folder.unusable(new IOException("the schema registry takes no semicolon in a path"));
    }
    return "jdbc:h2:file:" + file + ";WRITE_DELAY=0";
  }

  private List<String> log() {
    return List.of(
        "-Dquarkus.log.level=INFO",
        "-Dquarkus.log.category.\"io.apicurio\".level=WARN",
        "-Dquarkus.log.console.enable=false",
        "-Dquarkus.log.file.enable=true",
        "-Dquarkus.log.file.json=false",
        "-Dquarkus.log.file.format=%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p [%c{2.}] %s%e%n",
        "-Dquarkus.log.file.path=" + folder.log(service()),
        "-Dquarkus.log.file.rotation.max-file-size=20M",
        "-Dquarkus.log.file.rotation.max-backup-index=4",
        "-Dquarkus.log.file.rotation.rotate-on-boot=false");
  }
}

package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.bulk.process.BulkProcess;
import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.load.device.DeviceImporter;
import io.energyiot.load.device.ImportedDevices;
import io.energyiot.load.write.SstableNode;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.place.Location;
import io.energyiot.store.block.TableDefinition;
import io.energyiot.store.device.CellRange;
import io.energyiot.store.device.DeviceFilter;
import io.energyiot.store.device.Devices;
import io.energyiot.store.load.LoadRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import of devices by SSTables leaves the rows and the indexes of one by CQL. */
class DeviceImportIT {
  private static final int DEVICES = 5_000;
  private static final int KILLS = 6;

  @TempDir private static Path folder;
  private static Keyspace direct;

  @BeforeAll
  static void open() {
    direct = new Keyspace("devices_direct", folder);
  }

  @AfterAll
  static void close() {
    direct.close();
  }

  private static ImportedDevices run(Keyspace into, LoadRoute route, Path... files) {
    return new DeviceImporter(
            into.store(),
            Optional.of(Keyspace.node()),
            folder.resolve("loads"),
            Optional.of(route),
            (percent, figures) -> assertThat(percent).isBetween(0.0, 100.0))
        .run(List.of(files));
  }

  private static Path file(String name, Collection<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  /** All rows but for the instant at which they were written. */
  static Collection<String> rows(Keyspace keyspace) {
    Collection<String> rows = new TreeSet<>();
    keyspace
        .store()
        .session()
        .execute(
            "SELECT device_id, latitude, longitude, cell, region, tariff, feeder, customer,"
                + " interval, unit, installed, removed FROM device")
        .forEach(row -> rows.add(row.getFormattedContents()));
    return rows;
  }

  /** Whole lines, and some with one field only; some ids occur twice, and some lines are wrong. */
  static List<String> wholeLines(String prefix) {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    lines.add(
        "device_id,latitude,longitude,region,tariff,feeder,customer,interval,unit,installed,removed");
    for (int i = 0; i < DEVICES; i++) {
      lines.add(
          switch (i % 50) {
            case 7 -> prefix + i + ",,,,,,,,,,";
            case 9 -> prefix + (i - 1) + ",1,2,twice,H9,,C-x,PT1H,kWh,2020-02-29,2026-01-01";
            case 11 -> prefix + i + ",91,0,north,H0,F1,C1,PT15M,kWh,2020-01-01,";
            default ->
                "%s%d,%.5f,%.5f,%s,H%d,Fé-%d,C-%d,PT15M,Wh,20%02d-05-01,"
                    .formatted(
                        prefix,
                        i,
                        random.nextDouble() * 180 - 90,
                        random.nextDouble() * 360 - 180,
                        i % 2 == 0 ? "north" : "süd",
                        i % 3,
                        i % 40,
                        i,
                        i % 25);
          });
    }
    return lines;
  }

  @Test
  void anotherCassandraThanThatOfCqlIsRefused() {
    SstableNode node = Keyspace.node();
    TableDefinition table = direct.store().devices().definition();
    SstableRequest request =
        new SstableRequest.Import(
            table.keyspace(),
            table.name(),
            folder.toString(),
            NodeJmx.of(node.jmxPort(), node.jmxPasswordFile()),
            Set.of(UUID.randomUUID()));
    try (BulkProcess process = BulkProcess.start(node.command(), folder.resolve("other.log"))) {
      assertThatThrownBy(() -> process.ask(request, rows -> {}))
          .isInstanceOfSatisfying(
              EnergyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.CASSANDRA_UNAVAILABLE))
          .hasMessageContaining("load.jmx_port");
    }
  }

  @Test
  void bothRoutesLeaveTheSameRows() throws Exception {
    Path first = file("whole.csv", wholeLines("S"));
    List<String> part = new ArrayList<>(List.of("device_id,tariff,region"));
    for (int i = 0; i < 900; i++) {
      part.add("S" + i * 3 + (i % 4 == 0 ? ",," : ",T" + i % 5 + ",moved"));
    }
    Path second = file("part.csv", part);
    Path third = file("place.csv", List.of("latitude,longitude,device_id", ",,S1", "5,6,S2"));

    try (Keyspace files = new Keyspace("devices_files", folder);
        Keyspace rows = new Keyspace("devices_rows", folder)) {
      for (LoadRoute route : List.of(LoadRoute.SSTABLE_IMPORT, LoadRoute.CQL)) {
        Keyspace into = route == LoadRoute.CQL ? rows : files;
        ImportedDevices whole = run(into, route, first);
        assertThat(whole.devices()).isEqualTo(DEVICES - DEVICES / 50);
        assertThat(whole.rejected()).isEqualTo(DEVICES / 50);
        assertThat(whole.rejects().get(0).line()).isEqualTo(13);
        assertThat(whole.rejects().get(0).code()).isEqualTo(ErrorCode.LOCATION_INVALID);
        assertThat(run(into, route, second, third).devices()).isEqualTo(902);
      }
      assertThat(rows(files)).isNotEmpty().isEqualTo(rows(rows));
      assertThat(ids(files, DeviceField.REGION, "moved"))
          .isNotEmpty()
          .isEqualTo(ids(rows, DeviceField.REGION, "moved"));
    }
    assertThat(folder.resolve("loads")).isDirectoryNotContaining(path -> Files.isDirectory(path));
  }

  private static List<String> ids(Keyspace in, DeviceField field, String value) {
    return ids(in, new DeviceFilter(Map.of(field, value)), Optional.empty());
  }

  private static List<String> ids(Keyspace in, DeviceFilter filter, Optional<CellRange> cells) {
    return Devices.await(in.store().devices().page(filter, cells, Optional.empty(), DEVICES))
        .stream()
        .map(Device::deviceId)
        .sorted()
        .toList();
  }

  @Test
  void indexesAnswerAfterAnImportAndAfterTheNextOne() throws Exception {
    Location old = new Location(52.52, 13.405);
    Location moved = new Location(48.14, 11.58);
    run(
        direct,
        LoadRoute.SSTABLE_IMPORT,
        file(
            "i1.csv",
            List.of(
                "device_id,latitude,longitude,tariff,customer",
                "I1,52.52,13.405,I-old,I-c1",
                "I2,52.52,13.405,I-old,I-c2")));
    assertThat(ids(direct, DeviceField.TARIFF, "I-old")).containsExactly("I1", "I2");
    assertThat(ids(direct, DeviceField.CUSTOMER, "I-c2")).containsExactly("I2");
    assertThat(at(old)).containsExactly("I1", "I2");

    run(
        direct,
        LoadRoute.SSTABLE_IMPORT,
        file("i2.csv", List.of("device_id,latitude,longitude,tariff", "I2,48.14,11.58,I-new")));
    assertThat(ids(direct, DeviceField.TARIFF, "I-old")).containsExactly("I1");
    assertThat(ids(direct, DeviceField.TARIFF, "I-new")).containsExactly("I2");
    assertThat(ids(direct, DeviceField.CUSTOMER, "I-c2")).containsExactly("I2");
    assertThat(at(old)).containsExactly("I1");
    assertThat(at(moved)).containsExactly("I2");
  }

  private static List<String> at(Location place) {
    long cell = direct.store().devices().grid().cellOf(place);
    return ids(direct, DeviceFilter.ALL, Optional.of(new CellRange(cell, cell)));
  }

  @Test
  void theLaterWriteWinsWhicheverWayItCame() throws Exception {
    Devices devices = direct.store().devices();
    Path file = file("w.csv", List.of("device_id,region", "W1,imported", "W2,imported"));
    devices.put(device("W1", "put"));
    run(direct, LoadRoute.SSTABLE_IMPORT, file);
    assertThat(devices.find("W1").orElseThrow().region()).isEqualTo("imported");
    devices.put(device("W1", "put again"));
    assertThat(devices.find("W1").orElseThrow().region()).isEqualTo("put again");
    devices.delete("W2");
    assertThat(devices.find("W2")).isEmpty();
    run(direct, LoadRoute.SSTABLE_IMPORT, file);
    assertThat(devices.find("W2").orElseThrow().region()).isEqualTo("imported");
    assertThat(ids(direct, DeviceField.REGION, "put again")).isEmpty();
  }

  private static Device device(String id, String region) {
    return new DeviceBuilder()
        .set(DeviceField.DEVICE_ID, id)
        .set(DeviceField.REGION, region)
        .build();
  }

  @Test
  void aWrongFirstLineStoresNothingAndLeavesNothing() throws Exception {
    Path good = file("good.csv", List.of("device_id", "G1"));
    Path wrong = file("wrong.csv", List.of("device_id,colour", "G2,red"));
    assertThatThrownBy(() -> run(direct, LoadRoute.SSTABLE_IMPORT, good, wrong))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FIELD_UNKNOWN));
    assertThat(direct.store().devices().find("G1")).isEmpty();
    assertThat(folder.resolve("loads")).isDirectoryNotContaining(path -> Files.isDirectory(path));
  }

  @Test
  void anImportThatIsKilledIsCompletedByTheNextOne() throws Exception {
    Path file = file("killed.csv", wholeLines("K"));
    Path loads = Files.createDirectory(folder.resolve("killed"));
    long began = System.nanoTime();
    assertThat(KilledImport.start("devices_undisturbed", loads, file).waitFor()).isZero();
    long undisturbed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    long seed = System.nanoTime();
    System.out.println("DeviceImportIT: seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < KILLS; i++) {
      Process process = KilledImport.start("devices_killed", loads, file);
      TimeUnit.MILLISECONDS.sleep((long) (random.nextDouble() * undisturbed));
      List<ProcessHandle> writers = process.descendants().toList();
      process.destroyForcibly().waitFor();
      writers.forEach(writer -> writer.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }
    assertThat(KilledImport.start("devices_killed", loads, file).waitFor()).isZero();

    try (Keyspace undisturbedly = new Keyspace("devices_undisturbed", folder);
        Keyspace killed = new Keyspace("devices_killed", folder)) {
      assertThat(rows(killed)).isNotEmpty().isEqualTo(rows(undisturbedly));
      assertThat(ids(killed, DeviceField.REGION, "north"))
          .isNotEmpty()
          .isEqualTo(ids(undisturbedly, DeviceField.REGION, "north"));
    }
    try (Stream<Path> left = Files.walk(loads)) {
      assertThat(left.filter(path -> path.endsWith("work"))).isEmpty();
    }
  }
}

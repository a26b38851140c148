package io.energyiot.cli.load;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Run;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A system with a loader of a test's own, its store, and what tests ask of both. */
final class LoaderSystem implements AutoCloseable {
  private static final int DEVICES = 8_000;
  private static final int QUARTERS = 96;

  private final String name;
  private final TestSystem system;
  private final EnergyStore store;
  private final Path scratch;

  private LoaderSystem(String name, TestSystem system, EnergyStore store, Path scratch) {
    this.name = name;
    this.system = system;
    this.store = store;
    this.scratch = scratch;
  }

  /**
   * Starts one.
   *
   * @param name that no other test has, for they may run at the same time
   * @param scratch for files of the test
   */
  static LoaderSystem up(String name, Path scratch) {
    TestSystem system = TestSystem.create(name);
    system.upLoader();
    return new LoaderSystem(name, system, EnergyStore.open(system.settings()), scratch);
  }

  TestSystem system() {
    return system;
  }

  /** Makes another system with the same store. Its loader does not run yet. */
  TestSystem second() {
    return TestSystem.create(name);
  }

  EnergyStore store() {
    return store;
  }

  Path scratch() {
    return scratch;
  }

  Run energy(String command, String... more) {
    return Run.in(system.folder(), command, more);
  }

  Run loads(String command, UUID id, String... more) {
    String data = "--data=" + system.folder().path();
    return Run.of(
        Stream.concat(Stream.of("loads", command, id.toString(), data), Stream.of(more))
            .toArray(String[]::new));
  }

  Path file(String name, String text) throws IOException {
    return Files.writeString(scratch.resolve(name), text);
  }

  /** A file that takes the loader some seconds. */
  Path large(String name) throws IOException {
    Path file = scratch.resolve(name + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int device = 0; device < DEVICES; device++) {
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
          out.write(
              "%s%d,2026-03-01 %02d:%02d:00,KWH,0.%03d\n"
                  .formatted(name, device, quarter / 4, quarter % 4 * 15, quarter));
        }
      }
    }
    return file;
  }

  UUID queued(Path... files) {
    LoaderJob job =
        LoaderJob.usual(
            Stream.of(files).map(Path::toString).toList(),
            LoadReceipt.thisMachine(),
            LoadOrigin.COMMAND);
    return store.loadQueue().add(job).id();
  }

  LoadReceipt receipt(UUID id) {
    return store.loads().find(id).orElseThrow();
  }

  void awaitState(UUID id, LoadState state) {
    await(id + " is " + state).until(() -> receipt(id).state() == state);
  }

  static void signal(String name, ProcessHandle process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  String log() throws IOException {
    return log(system);
  }

  static String log(TestSystem system) throws IOException {
    return Files.readString(system.folder().log(Service.LOADER));
  }

  /** How many meter-days a device has. */
  long meterDays(String device) {
    return store
        .session()
        .execute("SELECT count(*) FROM day_block WHERE device_id = ? AND year = 2026", device)
        .one()
        .getLong(0);
  }

  void assertWhole(UUID id, String name) {
    LoadReceipt receipt = receipt(id);
    assertThat(receipt.totals().readings()).isEqualTo((long) DEVICES * QUARTERS);
    assertThat(receipt.files().get(0).state().text()).isEqualTo("loaded");
    assertThat(meterDays(name + "0")).isEqualTo(1);
    assertThat(meterDays(name + (DEVICES - 1))).isEqualTo(1);
    await("the queue").until(() -> store.loadQueue().find(id).isEmpty());
  }

  Optional<UUID> loadOf(Path file) {
    return store.loadQueue().all().stream()
        .flatMap(each -> store.loadQueue().find(each.id()).stream())
        .filter(each -> each.job().paths().contains(file.toString()))
        .map(QueuedLoad::id)
        .findFirst();
  }

  @Override
  public void close() {
    store.close();
    system.close();
  }
}

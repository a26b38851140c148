package io.energyiot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.fixture.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Processes that begin at the same time, none of which finds any table. */
class SameTablesIT {
  private static final int AT_ONCE = 3;

  private final String keyspace = TestServers.own("same_tables");

  @RepeatedTest(4)
  void theyOpenANewKeyspaceTogether() throws Exception {
    CyclicBarrier start = new CyclicBarrier(AT_ONCE);
    Callable<String> process = () -> opened(start);
    List<Future<String>> processes = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        processes.add(threads.submit(process));
      }
      for (Future<String> each : processes) {
        assertThat(each.get()).isNotEmpty();
      }
    } finally {
      threads.shutdown();
      try (EnergyStore store = TestKeyspace.open()) {
        store.session().execute("DROP KEYSPACE IF EXISTS " + keyspace);
      }
    }
  }

  /** Also makes the tables that are made when they are first needed. */
  private String opened(CyclicBarrier start) throws Exception {
    start.await();
    try (EnergyStore store = TestKeyspace.open(keyspace)) {
      store.rollups();
      store.loadUndo();
      store.jobClaims();
      store.idempotencyKeys();
      store.sendersTimesUntil("readings");
      return store.release();
    }
  }
}

package io.energyiot.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.TestKeyspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementSenderIT {
  private static final SimpleStatement BROKEN =
      SimpleStatement.newInstance("INSERT INTO no_such_table (id) VALUES (1)");

  private static CqlSession session;

  private final StatementSender sender = new StatementSender(session, 4, "writing numbers");

  @BeforeAll
  static void open() {
    session = Cassandra.connect(TestKeyspace.settings());
    session.execute("CREATE TABLE IF NOT EXISTS sent_number (id int PRIMARY KEY)");
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static SimpleStatement insert(int id) {
    return SimpleStatement.newInstance("INSERT INTO sent_number (id) VALUES (?)", id);
  }

  @Test
  void whatWasSentIsDoneWhenItIsAwaited() {
    for (int i = 0; i < 100; i++) {
      sender.send(insert(i));
    }
    sender.await();

    assertThat(session.execute("SELECT count(*) FROM sent_number").one().getLong(0)).isEqualTo(100);
    sender.await(); // there is nothing left
  }

  @Test
  void aFailureIsToldToWhoAwaitsAndToWhoSendsAfterIt() {
    sender.send(BROKEN);
    fails(sender::await);
    fails(() -> sender.send(insert(0)));
    fails(sender::await);
  }

  /** More fail than may be on their way, so none keeps its place. */
  @Test
  void failuresDoNotBlockWhoSends() {
    int told = 0;
    for (int i = 0; i < 20; i++) {
      try {
        sender.send(BROKEN);
      } catch (EnergyException e) {
        told++;
      }
    }
    assertThat(told).isPositive();
    fails(sender::await);
  }

  private static void fails(Runnable call) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(call::run)
        .withMessageStartingWith("writing numbers: ")
        .matches(failure -> failure.code() == ErrorCode.CASSANDRA_UNAVAILABLE);
  }
}

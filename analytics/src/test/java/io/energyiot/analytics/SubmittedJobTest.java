package io.energyiot.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.jobs.Job;
import io.energyiot.jobs.SqlAnswer;
import io.energyiot.model.error.EnergyException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmittedJobTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  @Test
  void aStatementIsAnsweredAsCsvUnlessAnotherFormIsNamed() {
    assertThat(SubmittedJob.of("sql", "sql=select 1 where 1=1"))
        .isEqualTo(new Job.Sql("select 1 where 1=1", new SqlAnswer.Csv()));
    assertThat(SubmittedJob.of("sql", "sql=select 1", "format=table", "limit=5"))
        .isEqualTo(new Job.Sql("select 1", new SqlAnswer.Table(5)));
    assertThat(SubmittedJob.of("sql", "sql=select 1", "format=parquet", "folder=new"))
        .isEqualTo(new Job.Sql("select 1", new SqlAnswer.Parquet("new")));
  }

  @Test
  void daysAreARangeOrAListOrNoneForYesterday() {
    assertThat(SubmittedJob.of("export", "folder=lake", "from=2026-01-15", "to=2026-01-17"))
        .isEqualTo(new Job.Export("lake", DAY, DAY.plusDays(2)));
    assertThat(SubmittedJob.of("rollup")).isEqualTo(new Job.Rollup(List.of(), true, false));
    assertThat(SubmittedJob.of("rollup", "from=2026-01-15", "to=2026-01-17", "json=true"))
        .isEqualTo(new Job.Rollup(List.of(DAY, DAY.plusDays(1)), true, true));
    assertThat(SubmittedJob.of("rollup", "days=2026-01-16,2026-01-15", "devices=false"))
        .isEqualTo(new Job.Rollup(List.of(DAY.plusDays(1), DAY), false, false));
  }

  @Test
  void aLoadHasItsDefaults() {
    UUID id = UUID.randomUUID();
    assertThat(SubmittedJob.of("load", "id=" + id, "paths=/a\n/b", "rejects=/r"))
        .isEqualTo(new Job.Load(id, List.of("/a", "/b"), "/r", null, 900, null, "SKIP"));
    assertThat(
            SubmittedJob.of(
                "load",
                "id=" + id,
                "paths=/a",
                "rejects=/r",
                "zone=Europe/Berlin",
                "interval=PT1H",
                "max_rejects=0.5%",
                "known=AGAIN"))
        .isEqualTo(
            new Job.Load(
                id, List.of("/a"), "/r", ZoneId.of("Europe/Berlin"), 3600, "0.5%", "AGAIN"));
  }

  @Test
  void whatIsNoJobIsRefused() {
    refused("no job is called");
    refused("no job is called x", "x");
    refused("NAME=VALUE is needed, not select 1", "sql", "select 1");
    refused("a statement needs sql=", "sql");
    refused("format is csv, table or parquet, not xml", "sql", "sql=select 1", "format=xml");
    refused("a load needs rejects=", "load", "paths=/a");
  }

  private static void refused(String message, String... arguments) {
    assertThatThrownBy(() -> SubmittedJob.of(arguments))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining(message);
  }
}

package io.energyiot.analytics;

import io.energyiot.analytics.export.ExportJob;
import io.energyiot.analytics.load.LoadJob;
import io.energyiot.analytics.load.MigrateJob;
import io.energyiot.analytics.rollup.RollupJob;
import io.energyiot.analytics.session.SparkJob;
import io.energyiot.analytics.sql.SqlJob;
import io.energyiot.jobs.Job;
import io.energyiot.jobs.SqlAnswer;

/** Knows the program for each kind of job. */
final class SparkJobs {
  private SparkJobs() {}

  static SparkJob of(Job job) {
    if (job instanceof Job.Sql sql) {
      return new SqlJob(sql);
    } else if (job instanceof Job.Export export) {
      return new ExportJob(export);
    } else if (job instanceof Job.Rollup rollup) {
      return new RollupJob(rollup);
    } else if (job instanceof Job.Load load) {
      return new LoadJob(load);
    } else if (job instanceof Job.Migrate migrate) {
      return new MigrateJob(migrate);
    }
    throw new IllegalArgumentException(job.toString());
  }

  /** Whether it changes something, other than by what a statement says. */
  static boolean writes(Job job) {
    return !(job instanceof Job.Sql sql && !(sql.answer() instanceof SqlAnswer.Parquet));
  }
}

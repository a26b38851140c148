package io.energyiot.analytics.session;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Counts the tasks that run, also those that nobody waits for any more. */
public final class RunningTasks extends SparkListener {
  private final AtomicInteger count = new AtomicInteger();

  @Override
  public void onTaskStart(SparkListenerTaskStart task) {
    count.incrementAndGet();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    count.decrementAndGet();
  }

  /** Whether one runs. Spark tells of each a little later. */
  public boolean areRunning() {
    return count.get() > 0;
  }
}

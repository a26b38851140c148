package io.energyiot.analytics.session;

import io.energyiot.jobs.JobReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;

/**
 * Tells how far a job is whenever one of Spark's tasks has ended. A job that does not say its steps
 * tells nothing.
 */
public final class SparkTaskProgress extends SparkListener {
  /** The share from which on the time left is told; before, the slow first tasks would mislead. */
  private static final double MIN_FOR_ETA = 0.1;

  private final Consumer<JobReply.Progress> told;
  private final Map<Integer, Tasks> stages = new HashMap<>();
  private long began;
  private String name;
  private int number;
  private int of;
  private double readingShare;
  private Tasks reading;
  private Tasks rest;
  private double furthest;

  private static final class Tasks {
    private int known;
    private int ended;

    double part() {
      return known == 0 ? 0 : (double) ended / known;
    }
  }

  /** Passes progress to {@code told}. */
  public SparkTaskProgress(Consumer<JobReply.Progress> told) {
    this.told = told;
  }

  /**
   * Begins a step. Steps should take about the same time.
   *
   * @param step in words
   * @param itsNumber from 1
   * @param ofSteps how many there are
   * @param share of its time that goes into reading the store, 0 to 1; the rest is for what Spark
   *     does with it
   */
  public synchronized void step(String step, int itsNumber, int ofSteps, double share) {
    if (itsNumber == 1) {
      began = System.nanoTime();
    }
    name = step;
    number = itsNumber;
    of = ofSteps;
    readingShare = share;
    reading = new Tasks();
    rest = new Tasks();
    furthest = 0;
    stages.clear();
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    if (name != null) {
      StageInfo stage = submitted.stageInfo();
      Tasks its = stage.parentIds().isEmpty() ? reading : rest;
      its.known += stage.numTasks();
      stages.put(stage.stageId(), its);
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    Tasks its = stages.get(task.stageId());
    if (its != null && task.taskInfo().successful()) {
      its.ended++;
      tell();
    }
  }

  private void tell() {
    double part = readingShare * reading.part() + (1 - readingShare) * rest.part();
    furthest = Math.max(furthest, part); // more stages may come
    double whole = (number - 1 + furthest) / of;
    String place = of == 1 ? name : name + ", " + number + " of " + of;
    told.accept(new JobReply.Progress(100 * whole, place + left(whole)));
  }

  private String left(double whole) {
    if (whole < MIN_FOR_ETA) {
      return "";
    }
    double nanos = (System.nanoTime() - began) * (1 - whole) / whole;
    return ", " + Duration.ofNanos((long) nanos).toSeconds() + " s left";
  }
}

package io.energyiot.analytics.load;

import io.energyiot.load.LoadPart;
import io.energyiot.load.PartResult;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.CollectionAccumulator;

/** Has Spark load the parts of a load, a task each. */
final class PartTasks {
  private static final long LOOK_MILLIS = 500;

  private PartTasks() {}

  /** Results come by an accumulator as well, at once; those that the job returns are complete. */
  static void run(
      JavaSparkContext context,
      Function<LoadPart, PartResult> task,
      List<LoadPart> parts,
      Consumer<PartResult> done) {
    CollectionAccumulator<PartResult> early = context.sc().collectionAccumulator("loaded");
    JavaFutureAction<List<PartResult>> all =
        context
            .parallelize(parts, parts.size())
            .map(
                part -> {
                  PartResult result = task.call(part);
                  early.add(result);
                  return result;
                })
            .collectAsync();
    boolean[] told = new boolean[parts.size()];
    try {
      while (!isDone(all)) {
        tell(List.copyOf(early.value()), told, done);
      }
      tell(all.get(), told, done);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "the load was interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** What fails in a task comes wrapped; what does not say what it is, Spark has done. */
  private static EnergyException failure(ExecutionException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof EnergyException ours) {
        return new EnergyException(ours.code(), ours.getMessage(), failure);
      }
    }
    return new EnergyException(
        ErrorCode.SPARK_UNAVAILABLE, "a task failed: " + failure.getMessage(), failure);
  }

  private static boolean isDone(JavaFutureAction<?> all)
      throws InterruptedException, ExecutionException {
    try {
      all.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static void tell(List<PartResult> results, boolean[] told, Consumer<PartResult> done) {
    for (PartResult result : results) {
      int place = result.part().place();
      if (!told[place]) {
        told[place] = true;
        done.accept(result);
      }
    }
  }
}

package io.energyiot.loader;

import io.energyiot.load.progress.LoadLog;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.Loads;
import java.util.Optional;

/**
 * Keeps the receipt of a load while it runs and this loader surely holds it. A loader that stood
 * still must not write over what another one has written meanwhile. The last receipt is left to
 * {@link JobRun}, which first looks at the claim.
 *
 * <p>The files of an earlier attempt that may have stored something stay in the receipt until this
 * attempt surely has them all.
 */
final class JobLog implements LoadLog {
  private final Loads loads;
  private final Optional<EarlierAttempt> earlier;
  private boolean ownFiles;
  private LoadReceipt newest;
  private ClaimMoment held;

  JobLog(Loads loads, Optional<EarlierAttempt> earlier) {
    this.loads = loads;
    this.earlier = earlier;
    this.ownFiles = earlier.isEmpty();
  }

  /**
   * The claim was renewed.
   *
   * @param asked when that was asked for
   */
  synchronized void held(ClaimMoment asked) {
    held = asked;
  }

  /** Keeps nothing any more. Waits for a receipt that is being written. */
  synchronized void stop() {
    held = null;
  }

  /**
   * The load is going to store its files.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_CHANGED} if one of an earlier attempt is not
   *     among them
   */
  synchronized void beginStoring() {
    if (ownFiles) {
      return;
    }
    Optional<String> missing = earlier.flatMap(before -> before.missingIn(newest.files()));
    if (missing.isPresent()) {
      throw new EnergyException(
          ErrorCode.FILE_CHANGED,
          ("%s was moved or changed after an earlier attempt of this load had begun to store it;"
                  + " put it back and load it again, or take back what is stored:"
                  + " ./energy loads undo %s")
              .formatted(missing.get(), newest.id()));
    }
    ownFiles = true;
    save(newest);
  }

  /** The receipt with the files that it must name, if {@code receipt} is the last one. */
  synchronized LoadReceipt whole(LoadReceipt receipt) {
    if (ownFiles) {
      return receipt;
    }
    String why =
        receipt.error() == null
            ? "the files that an earlier attempt has begun to store are not there any more; put"
                + " them back and load them again, or take back what is stored: ./energy loads undo "
                + receipt.id()
            : receipt.error();
    return earlier.orElseThrow().receipt().failedAt(receipt.updated(), why);
  }

  private boolean isToBeKept(LoadReceipt receipt) {
    return receipt.state() == LoadState.RUNNING
        && held != null
        && held.claimHoldsAt(ClaimMoment.now());
  }

  @Override
  public synchronized void save(LoadReceipt receipt) {
    newest = receipt;
    if (isToBeKept(receipt)) {
      if (ownFiles) {
        loads.save(receipt);
      } else {
        loads.progress(receipt);
      }
    }
  }

  @Override
  public synchronized void progress(LoadReceipt receipt) {
    if (isToBeKept(receipt)) {
      loads.progress(receipt);
    }
  }
}

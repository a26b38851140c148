package io.energyiot.load.progress;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.Loads;

/**
 * Keeps the receipt of a load while it runs. Its methods fail with {@link EnergyException} with
 * {@link ErrorCode#CASSANDRA_UNAVAILABLE}.
 */
public interface LoadLog {
  /** Keeps nothing, for a load that stores nothing or is a part of another one. */
  LoadLog NONE =
      new LoadLog() {
        @Override
        public void save(LoadReceipt receipt) {
          // nobody asks
        }

        @Override
        public void progress(LoadReceipt receipt) {
          // nobody asks
        }
      };

  /** Keeps receipts in the store. */
  static LoadLog in(Loads loads) {
    return new LoadLog() {
      @Override
      public void save(LoadReceipt receipt) {
        loads.save(receipt);
      }

      @Override
      public void progress(LoadReceipt receipt) {
        loads.progress(receipt);
      }
    };
  }

  /** Keeps a receipt with its files. */
  void save(LoadReceipt receipt);

  /** Keeps a receipt without its files; an earlier call may have kept these. */
  void progress(LoadReceipt receipt);
}

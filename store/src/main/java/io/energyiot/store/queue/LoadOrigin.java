package io.energyiot.store.queue;

/** Where a job of the loader comes from, which tells what may be read and what becomes of it. */
public enum LoadOrigin {
  /** A command of the owner, on the machine that has the files. */
  COMMAND,
  /** A request, whose paths must be in the folders that the loader's settings allow. */
  REQUEST,
  /**
   * A request with the file itself. It is deleted when the load has ended, unless the system failed
   * to load it.
   */
  UPLOAD,
  /** A file in the watched folder, which is moved when the load has ended. */
  WATCHED
}

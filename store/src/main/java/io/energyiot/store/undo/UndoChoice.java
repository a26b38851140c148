package io.energyiot.store.undo;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses the files of a load that an undo takes back. */
final class UndoChoice {
  private UndoChoice() {}

  /**
   * Returns the files that have stored something, or may have: loaded files, files whose undo was
   * cut off, and files of a load that did not finish.
   *
   * @param names the names of files, as given or without folders; none for all files
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if there is no such file
   */
  static List<UndoneFile> of(LoadReceipt load, List<String> names) {
    List<FileReceipt> files = load.files();
    List<Integer> chosen = new ArrayList<>();
    if (names.isEmpty()) {
      IntStream.range(0, files.size()).forEach(chosen::add);
    }
    for (String name : names) {
      List<Integer> named =
          IntStream.range(0, files.size())
              .filter(i -> isNamed(files.get(i), name))
              .boxed()
              .toList();
      if (named.isEmpty()) {
        throw new EnergyException(
            ErrorCode.PARAMETER_INVALID,
            "load %s has no file %s; it has %s"
                .formatted(
                    load.id(),
                    Quoted.of(name),
                    files.stream().limit(20).map(FileReceipt::name).toList()));
      }
      named.forEach(place -> checkStored(load, files.get(place)));
      chosen.addAll(named);
    }
    return chosen.stream()
        .distinct()
        .filter(place -> mayHaveStored(files.get(place)))
        .map(place -> file(load, place))
        .toList();
  }

  private static boolean isNamed(FileReceipt file, String name) {
    return file.name().equals(name) || file.name().endsWith("/" + name);
  }

  private static void checkStored(LoadReceipt load, FileReceipt file) {
    if (file.state() == FileState.SKIPPED) {
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID,
          "load %s skipped %s; %s has stored it"
              .formatted(
                  load.id(),
                  file.name(),
                  file.content() == null || file.content().loadedBy() == null
                      ? "an earlier load"
                      : "load " + file.content().loadedBy()));
    }
  }

  /** Whether something of a file may be in the store. */
  static boolean mayHaveStored(FileReceipt file) {
    boolean unfinished = file.state() == FileState.WAITING && file.version() != null;
    return file.state() == FileState.LOADED || file.state() == FileState.UNDOING || unfinished;
  }

  /**
   * Returns a file to be undone. If a load of an earlier release was cut off, only the load itself
   * knows its days.
   */
  private static UndoneFile file(LoadReceipt load, int place) {
    FileReceipt file = load.files().get(place);
    LocalDate first = file.totals().firstDay();
    LocalDate last = file.totals().lastDay();
    boolean known = first != null;
    return new UndoneFile(
        place,
        file,
        known ? first : load.totals().firstDay(),
        known ? last : load.totals().lastDay());
  }
}

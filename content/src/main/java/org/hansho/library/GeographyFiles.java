package org.hansho.library;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.analyze.Analyzers;
import org.hansho.event.Analyzer;
import org.hansho.geography.AddressDatabase;
import org.hansho.geography.GeographyAnalyzer;
import org.hansho.geography.UnusableDatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * Databases of addresses, opened as mapped files: only what look-ups touch is read, and nothing of
 * it lies in the heap. A file must not be cut while it is in use; replace it by renaming.
 *
 * <p>Files that were added come first. Behind them stands the file of countries that the build laid
 * beside the program, which is opened when an analyzer is asked, not before; if it is not there or
 * damaged, there is none. Safe for use by several threads once all files are added.
 */
public final class GeographyFiles {
  private static final String FOLDER = "geography";
  private static final String COUNTRIES = "country.mmdb";

  private final @Nullable Path builtin;
  private final Map<String, GeographyDatabase> opened = new LinkedHashMap<>();
  private boolean builtinOpened;

  private GeographyFiles(@Nullable Path builtin) {
    this.builtin = builtin;
  }

  /**
   * With the file of countries beside a program, if it is there.
   *
   * @param program a class of the program: its archive, or folder of classes, says where that is
   */
  public static GeographyFiles beside(Class<?> program) {
    return new GeographyFiles(programFolder(program.getProtectionDomain().getCodeSource()));
  }

  /** With the file of countries in a folder, if it is there. */
  static GeographyFiles in(Path folder) {
    return new GeographyFiles(folder);
  }

  /** The folder that the program's archive, or its folder of classes, lies in. */
  private static @Nullable Path programFolder(@Nullable CodeSource source) {
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      return Path.of(source.getLocation().toURI()).resolveSibling(FOLDER);
    } catch (URISyntaxException | RuntimeException e) {
      // A place that is no file of this machine has nothing beside it.
      return null;
    }
  }

  /** Adds a file; of two that know an address, the first counts. */
  public synchronized void add(Path file) throws IOException, UnusableDatabaseException {
    opened.put(file.toString(), GeographyDatabase.open(file));
  }

  /** Every analyzer, that of geography over these files at their end. */
  public List<Analyzer> analyzers() {
    return Analyzers.and(new GeographyAnalyzer(this::databases));
  }

  private synchronized List<AddressDatabase> databases() {
    if (!builtinOpened) {
      builtinOpened = true;
      openBuiltin();
    }
    return new ArrayList<>(opened.values());
  }

  private void openBuiltin() {
    if (builtin == null || !Files.isRegularFile(builtin.resolve(COUNTRIES))) {
      return;
    }
    try {
      add(builtin.resolve(COUNTRIES));
    } catch (IOException | UnusableDatabaseException e) {
      // Then the capability is missing, and every detection that needs it says so.
    }
  }

  /** Look-ups that met a damaged record, by file; files without any are left out. */
  public synchronized Map<String, Long> damagedRecords() {
    Map<String, Long> damaged = new TreeMap<>();
    opened.forEach(
        (file, database) -> {
          if (database.damagedRecords() > 0) {
            damaged.put(file, database.damagedRecords());
          }
        });
    return damaged;
  }
}

package org.hansho.benchmark.alerts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hansho.casework.store.StoreSettings;
import org.jspecify.annotations.Nullable;

/** A database in a folder: SQLite's file, or a PostgreSQL server of its own. */
final class MeasuredDatabase implements Closeable {
  private final Path data;
  private final StoreSettings.Place place;
  private final boolean isNew;
  private final @Nullable EmbeddedPostgres server;

  private MeasuredDatabase(
      Path data, StoreSettings.Place place, boolean isNew, @Nullable EmbeddedPostgres server) {
    this.data = data;
    this.place = place;
    this.isNew = isNew;
    this.server = server;
  }

  /**
   * Opens what is there, or makes it.
   *
   * @param kind sqlite or postgresql
   */
  static MeasuredDatabase open(String kind, Path folder) throws IOException {
    if (kind.equals("sqlite")) {
      Path file = folder.resolve("alerts.db");
      return new MeasuredDatabase(file, new StoreSettings.Sqlite(file), !Files.exists(file), null);
    }
    Path data = folder.resolve("postgresql");
    boolean isNew = !Files.exists(data);
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("fsync", "on")
            .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .start();
    String url = server.getJdbcUrl("postgres", "postgres");
    return new MeasuredDatabase(
        data, new StoreSettings.Postgresql(url, "postgres", "postgres"), isNew, server);
  }

  StoreSettings.Place place() {
    return place;
  }

  /** Whether it was made just now, so that it is empty. */
  boolean isNew() {
    return isNew;
  }

  /** What it takes of the disk. */
  long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).mapToLong(MeasuredDatabase::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }
}

package org.hansho.server.settings;

import java.time.Instant;
import org.hansho.yaml.Place;

/** Where a value came from. */
public sealed interface Origin {
  /** As people read it. */
  String shown();

  /** Nobody set it. */
  record Default() implements Origin {
    @Override
    public String shown() {
      return "default";
    }
  }

  /** The settings file as a whole. */
  record WholeFile(String file) implements Origin {
    @Override
    public String shown() {
      return file;
    }
  }

  /** A place in the settings file. */
  record File(Place place) implements Origin {
    @Override
    public String shown() {
      return place.toString();
    }
  }

  /** Somebody changed it over the API. */
  record Changed(String author, long time) implements Origin {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public String shown() {
      Instant moment = Instant.ofEpochSecond(Math.floorDiv(time, SECOND));
      return "changed by " + Report.shown(author) + " at " + moment;
    }
  }

  /** An environment variable. */
  record Variable(String name) implements Origin {
    @Override
    public String shown() {
      return "environment " + name;
    }
  }
}

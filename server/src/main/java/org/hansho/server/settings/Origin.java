package org.hansho.server.settings;

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

  /** An environment variable. */
  record Variable(String name) implements Origin {
    @Override
    public String shown() {
      return "environment " + name;
    }
  }
}

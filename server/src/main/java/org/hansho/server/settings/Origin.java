package org.hansho.server.settings;

import java.time.Instant;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.yaml.Place;

/** Where a value came from. */
public sealed interface Origin {
  /** As people read it. */
  String shown();

  /** The same in each language. */
  default Worded words() {
    return language -> shown();
  }

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
      return words().in(Language.ENGLISH);
    }

    @Override
    public Worded words() {
      Instant moment = Instant.ofEpochSecond(Math.floorDiv(time, SECOND));
      return Message.inEnglish("changed by {0} at {1}")
          .inJapanese("{0} による変更 ({1})", Report.shown(author), moment);
    }
  }

  /** An environment variable. */
  record Variable(String name) implements Origin {
    @Override
    public String shown() {
      return words().in(Language.ENGLISH);
    }

    @Override
    public Worded words() {
      return Message.inEnglish("environment {0}").inJapanese("環境変数 {0}", name);
    }
  }
}

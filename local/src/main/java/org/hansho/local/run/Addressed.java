package org.hansho.local.run;

import java.util.Comparator;
import org.hansho.detect.Fact;
import org.hansho.detect.GroupKey;
import org.hansho.detect.Listener;

/** A fact on its way to the state of one key of a document that listens to it. */
record Addressed(Fact fact, Listener listener, GroupKey key) {
  /** The order of facts; of one fact that of the documents that listen. */
  static final Comparator<Addressed> ORDER =
      Comparator.comparing(Addressed::fact, Fact.ORDER)
          .thenComparingInt(addressed -> addressed.listener().document())
          .thenComparingInt(addressed -> addressed.listener().role());

  long time() {
    return fact.time();
  }
}

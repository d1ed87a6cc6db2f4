package org.hansho.casework.feed;

import java.io.IOException;
import java.util.List;

/**
 * What a runner has committed for one tenant, in order of its epochs. Belongs to one thread.
 *
 * <p>A feed may leave out a change that a later epoch replaced: an alert then comes with the last
 * epoch that changed it. What it returns is committed and stays so.
 */
public interface AlertFeed {
  /** Whose alerts these are; every alert of the feed has this tenant. */
  String tenant();

  /**
   * Number of the last committed epoch; 0 if there is none.
   *
   * @throws IOException if the runner's store cannot be read
   */
  long last() throws IOException;

  /**
   * What was committed after an epoch, epoch by epoch in order. The first one follows the given
   * epoch and each further one the one before it. Empty if nothing was committed since.
   *
   * @param epoch 0 for everything
   * @param most alerts that may be held in memory; the epoch that reaches this number comes whole
   *     and is the last one of the answer
   * @throws IOException if the runner's store cannot be read
   */
  List<EpochChanges> after(long epoch, int most) throws IOException;
}

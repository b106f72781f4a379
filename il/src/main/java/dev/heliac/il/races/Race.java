package dev.heliac.il.races;

import dev.heliac.il.races.Access.Site;
import java.util.Optional;

/**
 * Why two iterations may meet.
 *
 * @param vector its number among the loop's arguments
 * @param why completes "iterations may meet in `v`: "
 * @param other what else touches the vector there, when that is the reason
 */
public record Race(int vector, Site site, String why, Optional<Site> other) {}

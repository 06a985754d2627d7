/** What is made up for the demonstration: three workspaces, their past and their live usage. A real host has none of it. */
@NullMarked
package io.credits.examples.host.demo;

import org.jspecify.annotations.NullMarked;

/**
 * Payment gateways: a sandbox without money that answers as told, at its worst too.
 *
 * <p>Whatever comes in by itself is signed, and the signature is checked before a word of it is believed.
 */
package io.credits.examples.gateway;

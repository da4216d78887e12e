/** Draws a picture turned to the right, by a quarter for each turn, from what is on the screen: it is not fetched again. */
export function drawTurned(picture: HTMLImageElement, paper: HTMLCanvasElement, turns: number): void {
  const { naturalWidth: width, naturalHeight: height } = picture
  const lies = turns % 2 === 1
  paper.width = lies ? height : width
  paper.height = lies ? width : height
  const pen = paper.getContext('2d')
  pen?.translate(paper.width / 2, paper.height / 2)
  pen?.rotate((turns * Math.PI) / 2)
  pen?.drawImage(picture, -width / 2, -height / 2)
}
